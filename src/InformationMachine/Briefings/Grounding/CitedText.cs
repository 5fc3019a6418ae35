using InformationMachine.Briefings.Grounding.Judging;

namespace InformationMachine.Briefings.Grounding;

/// <summary>Cited posts, prepared for many sentences.</summary>
internal sealed class CitedText(IReadOnlyList<CitedPost> posts, string text)
{
    /// <summary>One text that stands for a post.</summary>
    public CitedText(string text)
        : this([new CitedPost(text)], text)
    {
    }

    public IReadOnlyList<CitedPost> Posts => posts;

    public SourceText Source { get; } = new(text);
}
