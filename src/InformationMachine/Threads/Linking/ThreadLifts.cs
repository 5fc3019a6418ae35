namespace InformationMachine.Threads.Linking;

/// <summary>
/// What turns a thread's shared weight into its score: the factor of its size over its length, by the thread's row. Most threads of a
/// large index have long been silent, so the same is also kept faded up to a time that most posts are later than: for these it bounds
/// what a thread can still score, and a search gives up the silent ones without looking at them.
/// </summary>
internal sealed class ThreadLifts(Rhythm rhythm)
{
    /// <summary>Posts searched for after which the fading is renewed.</summary>
    private const int Renewal = 256;

    /// <summary>The share of posts that may be earlier than what is faded to: a few late feeds, or a date in the far future, change nothing.</summary>
    private const double Earlier = 0.1;

    private readonly long[] _times = new long[Renewal];
    private double[] _lifts = new double[1024];
    private double[] _faded = new double[1024];
    private ThreadOutline[] _outlines = new ThreadOutline[1024];
    private long _fadedTo = long.MinValue;
    private int _noted;

    /// <summary>As many rows as there is room for.</summary>
    public int Length => _lifts.Length;

    public ref readonly ThreadOutline Outline(int row) => ref _outlines[row];

    /// <summary>Sets a thread's lift as it stands.</summary>
    public void Set(ActiveThread thread, double lift)
    {
        if (_lifts.Length <= thread.Row)
        {
            Array.Resize(ref _lifts, Math.Max(thread.Row + 1, _lifts.Length * 2));
            Array.Resize(ref _faded, _lifts.Length);
            Array.Resize(ref _outlines, _lifts.Length);
        }

        _lifts[thread.Row] = lift;
        _outlines[thread.Row] = new ThreadOutline(thread.Posts.Count, thread.First, thread.Last);
        _faded[thread.Row] = Faded(thread.Row);
    }

    /// <summary>The most each thread's lift can be for something that begins at a time; its lift for something without one.</summary>
    public ReadOnlySpan<double> For(long? time) => time >= _fadedTo ? _faded : _lifts;

    /// <summary>Notes the time of a post that is searched for.</summary>
    public void Note(long time)
    {
        _times[_noted++] = time;
        if (_noted < Renewal) return;
        _noted = 0;
        Array.Sort(_times);
        _fadedTo = _times[(int)(Renewal * Earlier)];
        for (var row = 0; row < _lifts.Length; row++) _faded[row] = Faded(row);
    }

    private double Faded(int row) => _fadedTo > _outlines[row].Last ? _lifts[row] * rhythm.MostDecay(_fadedTo - _outlines[row].Last) : _lifts[row];
}
