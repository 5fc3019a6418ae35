namespace InformationMachine.Feeds.Parsing;

/// <summary>What a body says, and what of it there is.</summary>
/// <param name="Text">Its text, paragraphs separated by line breaks.</param>
/// <param name="Attributes">The most attributes that one element has.</param>
/// <param name="Elements">How many elements there are.</param>
/// <param name="Pictures">Its pictures with a description, and where they are as written.</param>
/// <param name="Lead">The first picture that is more than a mark, where it is as written, and what it shows.</param>
internal sealed record HtmlReading(string Text, int Attributes, int Elements, IReadOnlyList<(string Description, string? Address)> Pictures, (string Address, string? Description)? Lead);
