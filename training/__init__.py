"""The recipe that makes ``onrecord/analysis/models/en`` out of open treebanks. See README.md."""
