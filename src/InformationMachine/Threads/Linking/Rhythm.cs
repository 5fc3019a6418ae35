namespace InformationMachine.Threads.Linking;

/// <summary>How much a thread's silence counts against it: its score fades towards a floor, so that an old thread can still wake.</summary>
internal sealed class Rhythm(LinkingModel model)
{
    private const double SecondsPerHour = 3600;

    /// <summary>The share of its score a thread keeps for a post at this time; a late post inside the thread's span finds it awake.</summary>
    public double Decay(ActiveThread thread, long time) => Decay(Math.Max(time - thread.Last, thread.First - time));

    /// <summary>The share two threads keep by the silence between them.</summary>
    public double Decay(ActiveThread one, ActiveThread other) => Decay(Math.Max(one.First - other.Last, other.First - one.Last));

    private double Decay(long silence) =>
        model.DecayFloor + ((1 - model.DecayFloor) * Math.Exp(-Math.Max(0, silence) / (model.DecayHours * SecondsPerHour)));
}
