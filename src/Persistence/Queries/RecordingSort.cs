namespace Persistence.Queries;

/// <summary>The order of a list of recordings; ties by id.</summary>
public enum RecordingSort
{
    Newest,
    Oldest,
    Longest,
    Shortest,
}
