namespace InformationMachine.Feeds.Parsing;

/// <summary>What a document may ask of the parser; beyond, it is cut or refused.</summary>
/// <param name="Bytes">Size of one document, decompressed.</param>
/// <param name="Depth">Nested elements.</param>
/// <param name="Attributes">Attributes of one element; further ones are dropped.</param>
/// <param name="EntityCharacters">Characters that internal entities may expand to, over the whole document.</param>
/// <param name="Items">Items read from one document, from its beginning.</param>
/// <param name="BodyCharacters">Characters of one body that are looked at; the rest is cut.</param>
internal sealed record ParserLimits(
    int Bytes = 64_000_000,
    int Depth = 256,
    int Attributes = 256,
    int EntityCharacters = 1_000_000,
    int Items = 10_000,
    int BodyCharacters = 2_000_000);
