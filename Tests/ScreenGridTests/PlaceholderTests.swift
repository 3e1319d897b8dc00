import ScreenGrid
import Testing

@Test func positionsAreEqualWhenTheirCoordinatesAre() { #expect(Position(x: 1, y: 2) == Position(x: 1, y: 2)) }
