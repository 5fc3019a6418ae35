namespace InformationMachine.Threads.Linking;

/// <summary>How much a thread's silence counts against it: its score fades towards a floor, so that an old thread can still wake.</summary>
internal sealed class Rhythm(LinkingModel model)
{
    private const long SecondsPerHour = 3600;

    /// <summary>Hours for which the most a thread keeps is known without reckoning: longer than floors take to matter.</summary>
    private const int KnownHours = 24 * 120;

    private double[]? _most;

    /// <summary>The share of its score a thread keeps for a post at this time; a late post inside the thread's span finds it awake.</summary>
    public double Decay(ActiveThread thread, long time) => Decay(Math.Max(time - thread.Last, thread.First - time));

    /// <summary>A bound of that share, by the whole hour; cheap.</summary>
    public double MostDecay(ThreadOutline thread, long time) => MostDecay(Math.Max(time - thread.Last, thread.First - time));

    /// <summary>The same by the seconds of silence.</summary>
    public double MostDecay(long silence)
    {
        _most ??= [.. Enumerable.Range(0, KnownHours).Select(hours => Decay(hours * SecondsPerHour))];
        return _most[Math.Clamp(silence / SecondsPerHour, 0, KnownHours - 1)];
    }

    /// <summary>The share two threads keep by the silence between them.</summary>
    public double Decay(ActiveThread one, ActiveThread other) => Decay(Math.Max(one.First - other.Last, other.First - one.Last));

    /// <summary>Hours fade a score to the floor; months fade the floor itself, or a first reading of old archives tells one endless story.</summary>
    private double Decay(long silence)
    {
        var hours = Math.Max(0, silence) / (double)SecondsPerHour;
        var floor = model.DecayFloor * Math.Pow(0.5, hours / model.FloorHalfHours);
        return floor + ((1 - floor) * Math.Exp(-hours / model.DecayHours));
    }
}
