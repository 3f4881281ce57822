namespace CallCenter.Web.Composition.Settings;

/// <summary>Section <c>Data</c>.</summary>
/// <param name="Directory">Full path of the folder for database, recordings, index, prompts and keys.</param>
/// <param name="Provider">Which database.</param>
/// <param name="ConnectionString">For SQLite made from the directory unless set.</param>
public sealed record DataSettings(string Directory, DataProvider Provider, string ConnectionString)
{
    /// <summary>Folder of the audio files.</summary>
    public string Recordings => Path.Combine(Directory, "recordings");

    /// <summary>Folder of the prompts that administrators uploaded.</summary>
    public string Prompts => Path.Combine(Directory, "prompts");

    /// <summary>Folder of the files that hang on tickets.</summary>
    public string Attachments => Path.Combine(Directory, "attachments");

    /// <summary>File of the knowledge search; can always be built anew.</summary>
    public string KnowledgeIndex => Path.Combine(Directory, "index", "knowledge.db");

    /// <summary>Folder of uploaded files that are being imported or can still be taken back.</summary>
    public string Imports => Path.Combine(Directory, "imports");

    /// <summary>Folder of the data protection keys.</summary>
    public string Keys => Path.Combine(Directory, "keys");
}
