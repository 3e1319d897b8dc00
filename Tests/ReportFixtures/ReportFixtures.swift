/// Placeholder.
public enum ReportFixtures {}
