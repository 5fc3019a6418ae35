namespace InformationMachine.Threads.Linking;

/// <summary>How much a thread's silence counts against it: its score fades towards a floor, so that an old thread can still wake.</summary>
internal sealed class Rhythm(LinkingModel model)
{
    private const double SecondsPerHour = 3600;

    /// <summary>The share of its score a thread keeps for a post at this time; a late post inside the thread's span finds it awake.</summary>
    public double Decay(ActiveThread thread, long time) => Decay(Math.Max(time - thread.Last, thread.First - time));

    /// <summary>The share two threads keep by the silence between them.</summary>
    public double Decay(ActiveThread one, ActiveThread other) => Decay(Math.Max(one.First - other.Last, other.First - one.Last));

    /// <summary>Hours fade a score to the floor; months fade the floor itself, or a first reading of old archives tells one endless story.</summary>
    private double Decay(long silence)
    {
        var hours = Math.Max(0, silence) / SecondsPerHour;
        var floor = model.DecayFloor * Math.Pow(0.5, hours / model.FloorHalfHours);
        return floor + ((1 - floor) * Math.Exp(-hours / model.DecayHours));
    }
}
