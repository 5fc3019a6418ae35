namespace InformationMachine.Threads.Linking;

/// <summary>How much a thread's silence counts against it.</summary>
internal sealed class Rhythm(LinkingModel model, ThreadIndex index)
{
    /// <summary>The share of its score a thread keeps for a post at this time.</summary>
    public double Decay(ActiveThread thread, long time) => Decay(thread, Math.Max(0, Math.Max(time - thread.Last, thread.First - time)), thread.Posts.Count);

    /// <summary>The share two threads keep by the silence between them.</summary>
    public double Decay(ActiveThread one, ActiveThread other) =>
        Decay(one, Math.Max(0, Math.Max(one.First - other.Last, other.First - one.Last)), one.Posts.Count);

    private double Decay(ActiveThread thread, long silence, int posts)
    {
        double unit = model.DecayHours * 3600;
        if (model.DecayHours <= 0)
        {
            var stream = index.Gaps == 0 ? 3600 : (double)index.Span / index.Gaps;
            var gaps = posts - 1;
            unit = model.DecayGaps * Math.Max(1, ((stream * model.RhythmPrior) + (thread.Last - thread.First)) / (model.RhythmPrior + gaps));
        }

        return model.DecayFloor + ((1 - model.DecayFloor) * Math.Exp(-silence / unit));
    }
}
