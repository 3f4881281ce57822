namespace KnowledgeBase.Index;

/// <summary>Where the truth is: the articles in force, read from the database. The index can always be built from it again.</summary>
public interface IKnowledgeSource
{
    /// <summary>Every document in force, in any order, each (number, language) once.</summary>
    IAsyncEnumerable<KnowledgeDocument> ReadAllAsync(CancellationToken ct);
}
