"""The record: readings become one record that can be asked, taken away and rebuilt; never wrong in silence."""
