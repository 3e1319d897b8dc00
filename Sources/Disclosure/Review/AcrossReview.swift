extension ReviewSettings {
  /// What becomes of findings across years, where of the report only its record is at hand.
  public func review(across findings: [Finding], of record: ReportRecord, sha256: String) -> Review {
    review(findings, ReportIdentity(agency: record.agency, year: record.year, sha256: sha256), record.state(of:))
  }

  /// The same where settings may be missing.
  public static func review(
    across findings: [Finding], of record: ReportRecord, sha256: String, by settings: ReviewSettings?
  ) -> Review {
    settings?.review(across: findings, of: record, sha256: sha256) ?? Review(findings)
  }
}
