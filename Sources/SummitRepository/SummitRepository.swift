// SummitRepository
