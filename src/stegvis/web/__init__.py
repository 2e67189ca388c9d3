"""The register as a web application: where a team lives its working day."""
