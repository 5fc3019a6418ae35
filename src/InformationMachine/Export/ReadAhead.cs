using System.Collections.Concurrent;

namespace InformationMachine.Export;

/// <summary>Reads a sequence on another thread, a few blocks ahead, so that reading the data file and writing the export use a core each.</summary>
internal static class ReadAhead
{
    private const int BlockSize = 64;
    private const int BlocksAhead = 4;

    public static IEnumerable<T> Of<T>(IEnumerable<T> source, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var blocks = new BlockingCollection<T[]>(BlocksAhead);
        var reading = Task.Run(() => Fill(source, blocks, stop.Token), CancellationToken.None);
        try
        {
            foreach (var block in blocks.GetConsumingEnumerable(stop.Token))
            {
                foreach (var item in block) yield return item;
            }

            // What went wrong while reading goes wrong here.
            reading.GetAwaiter().GetResult();
        }
        finally
        {
            stop.Cancel();
            ((IAsyncResult)reading).AsyncWaitHandle.WaitOne();
        }
    }

    private static void Fill<T>(IEnumerable<T> source, BlockingCollection<T[]> blocks, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var block in source.Chunk(BlockSize)) blocks.Add(block, cancellationToken);
        }
        finally
        {
            blocks.CompleteAdding();
        }
    }
}
