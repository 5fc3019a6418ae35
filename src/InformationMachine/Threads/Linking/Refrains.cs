namespace InformationMachine.Threads.Linking;

/// <summary>
/// What each voice says in many of its posts: names of shows and hosts, sponsors, sign-offs, house vocabulary. Between posts of one voice
/// that is no evidence of a story, however rare it is elsewhere; between voices it is. Follows from the remembered posts alone.
/// Not thread-safe.
/// </summary>
internal sealed class Refrains(LinkingModel model)
{
    private readonly Dictionary<int, Refrain> _voices = [];

    /// <summary>What a voice keeps saying; null where it has no habits so far.</summary>
    public Refrain? Of(int voice) => _voices.TryGetValue(voice, out var refrain) && refrain.Terms.Count > 0 ? refrain : null;

    /// <summary>Takes a voice's newest post in.</summary>
    public void Add(RememberedPost post)
    {
        if (post.Voice < 0) return;
        if (!_voices.TryGetValue(post.Voice, out var refrain)) _voices[post.Voice] = refrain = new Refrain(model);
        refrain.Add(post);
    }

    /// <summary>Forgets the oldest remembered post.</summary>
    public void Forget(RememberedPost post)
    {
        if (_voices.TryGetValue(post.Voice, out var refrain) && refrain.Forget(post)) _voices.Remove(post.Voice);
    }
}
