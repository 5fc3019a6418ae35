using System.Text;
using InformationMachine.Data.Feeds;
using InformationMachine.Data.Posts;

namespace InformationMachine.Feeds;

/// <summary>
/// How much room the edits of one feed may take within a day: a publisher who rewrites everything at each poll must not fill the file.
/// Not thread-safe; for one poll.
/// </summary>
internal sealed class EditBudget
{
    /// <summary>What an edit takes beside its texts: keys, check numbers, its places in indices and in the change feed.</summary>
    private const int Overhead = 512;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly DateTimeOffset _since;
    private readonly long _before;
    private readonly long _limit;

    private EditBudget(DateTimeOffset since, long before, long limit) => (_since, _before, _limit) = (since, before, limit);

    /// <summary>How much was taken in this poll, in bytes.</summary>
    public long Spent { get; private set; }

    /// <summary>How many edits found no room.</summary>
    public int Refused { get; private set; }

    /// <summary>What is left of a feed's day. A day that has not begun yet was dated by a clock that was wrong.</summary>
    /// <param name="state">The feed before the poll.</param>
    /// <param name="now">The time of the poll.</param>
    /// <param name="bytesPerDay">The limit.</param>
    public static EditBudget Of(FeedState state, DateTimeOffset now, long bytesPerDay) =>
        state.EditsSince is { } since && since <= now && now - since < Day ? new EditBudget(since, state.EditedBytes, bytesPerDay) : new EditBudget(now, 0, bytesPerDay);

    /// <summary>Whether there is room for an edit, which takes it.</summary>
    public bool TryTake(Post old, Post post)
    {
        var bytes = Overhead + Size(old) + Size(post);
        if (_before + Spent + bytes > _limit)
        {
            Refused++;
            return false;
        }

        Spent += bytes;
        return true;
    }

    /// <summary>The feed after the poll.</summary>
    public FeedState Charge(FeedState state) => Spent == 0 ? state : state with { EditsSince = _since, EditedBytes = _before + Spent };

    private static long Size(Post post) => Encoding.UTF8.GetByteCount(post.Text) + Encoding.UTF8.GetByteCount(post.Title ?? "");
}
