using InformationMachine.Data.Decisions;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Threads;

namespace InformationMachine.Threads.Explaining;

/// <summary>Why a post is where it is.</summary>
/// <param name="Post">The post.</param>
/// <param name="Assignment">Where it is.</param>
/// <param name="Thread">Its thread as it stands, compared to the post.</param>
/// <param name="RunnerUp">The thread that came second on arrival; null where there was none.</param>
/// <param name="Started">True where no thread was alike enough and the post started one.</param>
/// <param name="Merges">The machine's merges that brought it from the thread it was given to where it is.</param>
/// <param name="Decisions">Editors' decisions that moved it, and which no undo has taken back.</param>
internal sealed record PostExplanation(
    Post Post,
    Assignment Assignment,
    ComparedThread Thread,
    ComparedThread? RunnerUp,
    bool Started,
    IReadOnlyList<ThreadMerge> Merges,
    IReadOnlyList<Decision> Decisions);
