using InformationMachine.Briefings.Grounding.Judging;

namespace InformationMachine.Briefings.Grounding;

/// <summary>Cited posts, prepared for many sentences.</summary>
internal sealed class CitedText(IReadOnlyList<CitedPost> posts)
{
    /// <summary>One text that stands for a post.</summary>
    public CitedText(string text)
        : this([new CitedPost(text)])
    {
    }

    public IReadOnlyList<CitedPost> Posts => posts;

    public SourceText Source { get; } = new(string.Join('\n', posts.Select(post => post.Text)));
}
