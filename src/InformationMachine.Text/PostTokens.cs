namespace InformationMachine.Text;

/// <summary>A post's tokens, separated by single spaces.</summary>
internal sealed class PostTokens
{
    /// <summary>All tokens in the order of the text.</summary>
    public string Words { get; set; } = "";

    /// <summary>The hashtags among them.</summary>
    public string Hashtags { get; set; } = "";

    /// <summary>The names among them, where capitals tell.</summary>
    public string Names { get; set; } = "";
}
