namespace InformationMachine.Threads.Linking;

/// <summary>Posts that go together.</summary>
internal interface IPostGroup
{
    /// <summary>Whether a post is among them.</summary>
    bool Holds(PostNode node);
}
