namespace CallCenter.Web.Features.Knowledge;

/// <summary>Says that a process works on the index file; the system frees it when the process ends, however it ends.</summary>
internal sealed class IndexLock : IDisposable
{
    private readonly FileStream _file;

    private IndexLock(FileStream file) => _file = file;

    /// <summary>Takes the index, or null while another process has it.</summary>
    public static IndexLock? TryTake(string indexFile)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(indexFile)!);
        try
        {
            return new IndexLock(new FileStream(indexFile + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            // Held by another process: that is the answer.
            return null;
        }
    }

    public void Dispose() => _file.Dispose();
}
