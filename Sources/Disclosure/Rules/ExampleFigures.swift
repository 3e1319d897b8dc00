extension Report {
  /// Puts figures into the row of normative documents: issued, repealed, in force.
  mutating func setNormative(_ made: Int, _ repealed: Int, _ inForce: Int) {
    set(.normative, .made, Quantity(made))
    set(.normative, .repealed, Quantity(repealed))
    set(.normative, .inForce, Quantity(inForce))
  }

  /// Makes it a report on the form of 2019 with so many normative documents published this year and in all.
  mutating func setOlderNormative(_ published: Int, _ total: Int) {
    self = ExampleReport.make(edition: .form2019, year: 2020)
    set(.normative, .published, Quantity(published))
    set(.normative, .totalPublic, Quantity(total))
  }

  /// Makes it a report on the form of 2019 with so many items of licences, their change and decisions.
  mutating func setOlderLicense(_ items: Int, _ change: Int, _ decisions: Int) {
    self = ExampleReport.make(edition: .form2019, year: 2020)
    set(.license, .prevItems, Quantity(items))
    set(.license, .change, Quantity(change))
    set(.license, .decisions, Quantity(decisions))
  }
}
