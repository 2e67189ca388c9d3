"""What makes a survey sealed: what is asked stays as it was, answers are counted and not kept, half an answer is the answerer's own."""
