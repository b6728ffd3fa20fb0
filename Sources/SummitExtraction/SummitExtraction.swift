// SummitExtraction
