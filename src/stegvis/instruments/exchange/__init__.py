"""How is an instrument handed to other programs and taken from them: as an XLSForm, as FHIR, as our own YAML?"""

from stegvis.instruments.exchange.fault import ExchangeError
from stegvis.instruments.exchange.fhir import questionnaire, read_questionnaire
from stegvis.instruments.exchange.fhir_answers import Answered, questionnaire_response, read_response
from stegvis.instruments.exchange.xlsform import read_xlsform, xlsform

__all__ = [
    "Answered",
    "ExchangeError",
    "questionnaire",
    "questionnaire_response",
    "read_questionnaire",
    "read_response",
    "read_xlsform",
    "xlsform",
]
