namespace InformationMachine.Threads.Linking;

/// <summary>A thread whose posts have changed, with how sure it is that they tell one story.</summary>
/// <param name="Thread">The thread as it stands.</param>
/// <param name="Numbers">What its confidence follows from; all 0 where it has one post.</param>
internal sealed record RatedThread(ActiveThread Thread, ThreadNumbers Numbers)
{
    /// <summary>0 to 1; 1 where it has one post.</summary>
    public double Confidence => Thread.Posts.Count < 2 ? 1 : Linking.Confidence.Of(Numbers);
}
