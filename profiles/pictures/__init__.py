"""People's photos and pictures in the sizes and formats that pages ask for, made when they are
first wanted."""
