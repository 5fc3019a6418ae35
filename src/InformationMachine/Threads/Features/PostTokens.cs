namespace InformationMachine.Threads.Features;

/// <summary>A post's text as ML.NET reads it: tokens separated by single spaces.</summary>
internal sealed class PostTokens
{
    /// <summary>All tokens in the order of the text.</summary>
    public string Words { get; set; } = "";

    /// <summary>Those that say more than others about the story (hashtags, names), counted a second time.</summary>
    public string Emphasis { get; set; } = "";
}
