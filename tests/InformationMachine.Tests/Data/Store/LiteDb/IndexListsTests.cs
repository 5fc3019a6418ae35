using System.Buffers.Binary;
using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Data.Store.LiteDb.Checks;
using InformationMachine.Data.Store.LiteDb.Files;

namespace InformationMachine.Tests.Data.Store.LiteDb;

/// <summary>An altered byte in an index may lead whoever follows it in a circle for ever: nothing hangs, and nothing is lost.</summary>
public sealed class IndexListsTests : IDisposable
{
    private const int Posts = 300;
    private const int PageSize = 8192;

    /// <summary>Where a node says which one is behind it on the lowest level.</summary>
    private const int NextAt = 12 + PageAddress.Size;

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Path => _folder.File("machine.db");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_lists_of_a_sound_file_are_whole_with_its_log_and_without(bool inLog)
    {
        await Fill(inLog);
        using var pages = new RawPages(Path, _folder.File("machine-log.db"));
        var (nodes, areWhole) = IndexLists.Look(pages, Token);
        areWhole.ShouldBeTrue();
        nodes.ShouldBeGreaterThan(Posts * 2, "each post is in two indices at least");
    }

    [Fact]
    public async Task A_node_that_leads_back_to_itself_or_past_another_is_found_by_either_side()
    {
        await Fill(inLog: false);
        var whole = File.ReadAllBytes(Path);
        using (var pages = new RawPages(Path, log: null))
        {
            foreach (var (at, node) in pages.Blocks(RawPages.IndexPage, Token).Skip(100).Take(3).Select(pair => (pair.At, pair.Block.ToArray())))
            {
                var altered = (byte[])whole.Clone();
                Lead(altered, at, NextAt, at);
                AreWhole(altered).ShouldBeFalse("it leads to itself");
                altered = (byte[])whole.Clone();
                Lead(altered, at, 12, PageAddress.Read(node.AsSpan(NextAt)));
                AreWhole(altered).ShouldBeFalse("it says that what is behind it is before it");
            }
        }

        AreWhole(whole).ShouldBeTrue();
    }

    /// <summary>As many circles as there are nodes to begin one: in the data file with fitting check numbers, in one without any, and in the log.</summary>
    [Theory]
    [InlineData(Damaged.Data)]
    [InlineData(Damaged.Unchecked)]
    [InlineData(Damaged.Log)]
    public async Task No_circle_in_an_index_holds_the_doctor_or_the_machine_up_and_nothing_is_lost(Damaged where)
    {
        await Fill(where == Damaged.Log);
        var path = where == Damaged.Log ? _folder.File("machine-log.db") : Path;
        var bytes = File.ReadAllBytes(path);
        var seal = File.ReadAllBytes(_folder.File("machine.seal"));
        var data = File.ReadAllBytes(Path);
        foreach (var place in Nodes(bytes).Where((_, n) => n % 97 == 50).Take(6).ToList())
        {
            File.WriteAllBytes(Path, data);
            File.WriteAllBytes(_folder.File("machine.seal"), seal);
            var altered = (byte[])bytes.Clone();
            place.Address.CopyTo(altered, place.At + NextAt);
            File.WriteAllBytes(path, altered);
            if (where == Damaged.Data) PageNumbers.Renew(Path);
            if (where == Damaged.Unchecked) Strip();
            DataDoctor.Check(Path, Token).IsSound.ShouldBeFalse();
            if (where != Damaged.Data) Should.Throw<DataFileException>(() => LiteDbStore.Open(Path)).Message.ShouldContain("doctor");
            DataDoctor.Repair(Path, Some.Time, Token).ShouldNotBeNull();
            DataDoctor.Check(Path, Token).Findings.ShouldBeEmpty();
            await using var store = LiteDbStore.Open(Path);
            store.Counts().Posts.ShouldBe(Posts);
        }
    }

    /// <summary>Which part of the directory is damaged.</summary>
    public enum Damaged
    {
        /// <summary>The data file, as by a program that wrote it so.</summary>
        Data,

        /// <summary>A data file of a program that knew no check numbers of pages.</summary>
        Unchecked,

        /// <summary>The log.</summary>
        Log,
    }

    private static void Lead(byte[] file, PageAddress from, int at, PageAddress to)
    {
        var slot = (int)((from.Page + 1) * PageSize) - ((from.Slot + 1) * 4);
        var node = (int)(from.Page * PageSize) + BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(slot + 2));
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(node + at), to.Page);
        file[node + at + 4] = to.Slot;
    }

    /// <summary>Where the nodes of a file's index pages stand, and the address of each.</summary>
    private static IEnumerable<(int At, byte[] Address)> Nodes(byte[] file)
    {
        for (var page = 0; page + PageSize <= file.Length; page += PageSize)
        {
            if (file[page + 4] != RawPages.IndexPage || file[page + 30] == byte.MaxValue) continue;
            for (var slot = 0; slot <= file[page + 30]; slot++)
            {
                var node = page + BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(page + PageSize - ((slot + 1) * 4) + 2));
                if (node > page) yield return (node, [.. file.AsSpan(page, 4), (byte)slot]);
            }
        }
    }

    private bool AreWhole(byte[] file)
    {
        var path = _folder.File("altered.db");
        File.WriteAllBytes(path, file);
        using var pages = new RawPages(path, log: null);
        return IndexLists.Look(pages, Token).AreWhole;
    }

    /// <summary>Makes the file one of a program that wrote no check numbers of pages.</summary>
    private void Strip()
    {
        using (var file = new FileStream(Path, FileMode.Open)) file.SetLength(DataFileHeader.Pages(file.SafeFileHandle) * PageSize);
        using var seal = SealFile.Open(_folder.File("machine.seal"));
        seal.Write(known => known with { HasPageChecks = false }, isLasting: true);
    }

    private async Task Fill(bool inLog)
    {
        await using var store = LiteDbStore.Open(Path);
        await store.CommitAsync(new StoreBatch { NewPosts = [.. Enumerable.Range(1, Posts).Select(n => Some.Post(n))] }, Token);
        if (!inLog) return;
        // The files as a kill leaves them: closing would move the log into the data file.
        using var kept = new TemporaryFolder();
        foreach (var file in Directory.GetFiles(_folder.Path)) File.Copy(file, kept.File(System.IO.Path.GetFileName(file)));
        await store.DisposeAsync();
        foreach (var file in Directory.GetFiles(kept.Path)) File.Copy(file, _folder.File(System.IO.Path.GetFileName(file)), overwrite: true);
    }
}
