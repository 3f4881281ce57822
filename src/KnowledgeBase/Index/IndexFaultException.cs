namespace KnowledgeBase.Index;

/// <summary>The index file cannot be used: missing, damaged, of another version, or the disk refused. Stays inside this project: the file is built anew.</summary>
internal sealed class IndexFaultException : Exception
{
    public IndexFaultException(string kind) : base(kind) => Kind = kind;

    public IndexFaultException(string kind, Exception inner) : base(kind, inner) => Kind = kind;

    /// <summary>A short word without data, for logs and the readiness page.</summary>
    public string Kind { get; }
}
