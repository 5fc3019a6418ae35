using InformationMachine.Threads.Features;

namespace InformationMachine.Threads.Linking;

/// <summary>A post as the linker remembers it.</summary>
/// <param name="Sequence">Its order of arrival.</param>
/// <param name="Time">When it was published, in seconds.</param>
/// <param name="Vector">What it says.</param>
internal sealed record RememberedPost(long Sequence, long Time, PostVector Vector);
