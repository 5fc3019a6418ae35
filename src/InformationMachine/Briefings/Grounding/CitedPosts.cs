using InformationMachine.Briefings.Grounding.Judging;

namespace InformationMachine.Briefings.Grounding;

/// <summary>Cited posts, prepared for many sentences.</summary>
internal sealed class CitedPosts(IReadOnlyList<CitedPost> posts)
{
    /// <summary>One text that stands for a post.</summary>
    public CitedPosts(string text)
        : this([new CitedPost(text)])
    {
    }

    public IReadOnlyList<CitedPost> Posts => posts;

    public SourceText Source { get; } = new(string.Join('\n', posts.Select(post => post.Text)));
}
