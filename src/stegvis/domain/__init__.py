"""Values and rules of the field: periods, findings and figures. Standard library only."""
