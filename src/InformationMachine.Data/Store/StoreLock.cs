using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace InformationMachine.Data.Store;

/// <summary>
/// The exclusive right to a data directory: the file <c>machine.lock</c>, opened so that nobody else can, with the holder's process
/// id inside. The right ends with the process, however it ends; the file stays.
/// </summary>
public sealed class StoreLock : IDisposable
{
    /// <summary>The name of the file in the data directory.</summary>
    public const string FileName = "machine.lock";

    private const string DataFileName = "machine.db";

    private readonly FileStream _file;

    private StoreLock(FileStream file) => _file = file;

    /// <summary>Takes the right to <paramref name="dataDirectory"/>, which exists.</summary>
    /// <exception cref="StoreLockedException">Another process holds it; the message names it.</exception>
    public static StoreLock Acquire(string dataDirectory)
    {
        var path = Path.Combine(dataDirectory, FileName);
        // The holder of a lock file that was deleted still holds the data file.
        if (FileLock.IsTaken(Path.Combine(dataDirectory, DataFileName))) throw new StoreLockedException(dataDirectory, Holder(dataDirectory), new IOException($"{DataFileName} is in use."));
        FileStream file;
        try
        {
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (IOException e) when (e is not (DirectoryNotFoundException or FileNotFoundException))
        {
            throw new StoreLockedException(dataDirectory, Holder(dataDirectory), e);
        }

        file.SetLength(0);
        file.Write(Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture) + "\n"));
        file.Flush();
        return new StoreLock(file);
    }

    /// <summary>The process id written in the lock file; null where it cannot be read. The holder may be gone.</summary>
    public static int? Holder(string dataDirectory)
    {
        var path = Path.Combine(dataDirectory, FileName);
        using var handle = OperatingSystem.IsWindows() ? null : new SafeFileHandle(OpenPlain(path, flags: 0), ownsHandle: true);
        if (handle is not { IsInvalid: false }) return null;
        Span<byte> bytes = stackalloc byte[32];
        var length = RandomAccess.Read(handle, bytes, 0);
        return int.TryParse(Encoding.ASCII.GetString(bytes[..length]).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var pid) ? pid : null;
    }

    /// <summary>Gives the right back.</summary>
    public void Dispose() => _file.Dispose();

    /// <summary>open(2): every .NET way to open a file asks for a shared lock first, which the holder's exclusive one refuses.</summary>
    [DllImport("libc", EntryPoint = "open", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint OpenPlain([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);
}
