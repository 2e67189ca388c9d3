"""What is handed over to Uppföljning Finsam: its form, the values of an enrolment, and what of it is done."""
