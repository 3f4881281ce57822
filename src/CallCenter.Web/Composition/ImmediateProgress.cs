namespace CallCenter.Web.Composition;

/// <summary>Progress told at once on the reporting thread, in order (the framework's posts to the pool and may reorder).</summary>
internal sealed class ImmediateProgress<T>(Action<T> tell) : IProgress<T>
{
    public void Report(T value) => tell(value);
}
