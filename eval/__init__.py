"""What is measured, with which scorer, against which gold, above which floor."""
