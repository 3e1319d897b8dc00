extension Rules {
  static let misread = Rule(
    id: "T3-MISREAD", family: .requests, title: Bilingual("疑似错读", "Probably misread"),
    summary: Bilingual(
      "表三可核对的关系中不符的不超过三分之一；超过时多半是表格错位，先对照原文",
      "No more than a third of table 3's assessable relations fail; where more do, the table is likely shifted: compare the source first"
    ),
    source: Bilingual("经验规则：真实的填报差错很少同时破坏这么多关系", "Rule of experience: slips seldom break that many relations at once"),
    severity: .error,
    examples: [
      .breaks("各行数字左移一栏", "every row's figures have moved one column to the left") { report in
        for row in Form.table(.requests, .form2021).rows {
          for (column, value) in zip(Form.applicants, [1, 1, 1, 1, 1, 6, 0]) {
            report.set(row.id, column, Quantity(value))
          }
        }
      },
      .keeps("一格之差破坏两个关系", "one slip that breaks two relations") { $0.set(.granted, .natural, 3) },
    ],
    wording: Wording.misread,
    confront: { report in
      guard let table = report.requests else { return [] }
      let (failed, assessable) = tally(table)
      guard failed * 3 > assessable else { return [] }
      return [
        Finding(
          rule: "T3-MISREAD", severity: .error, outcome: .noted, location: table.location,
          details: .remark("misread", [String(failed), String(assessable)]))
      ]
    })

  /// How many relations of a table fail, and how many were compared at all.
  private static func tally(_ table: ReportTable) -> (failed: Int, assessable: Int) {
    var tally = (failed: 0, assessable: 0)
    for relation in Relation.all(of: table.form) {
      if relation.holdsPlainly(in: table) {
        tally.assessable += 1
        continue
      }
      switch relation.evaluate(in: table).outcome {
      case .holds, .undetermined: tally.assessable += 1
      case .broken:
        tally.assessable += 1
        tally.failed += 1
      case .unassessable: break
      }
    }
    return tally
  }
}
