using KnowledgeBase.Analysis;

namespace KnowledgeBase.Index;

/// <summary>The shape of the index file.</summary>
internal static class IndexSchema
{
    /// <summary>Raise it when the tables change.</summary>
    private const int Tables = 1;

    /// <summary>Marks a complete file of this shape, written by this analyzer; SQLite gives every other file another number.</summary>
    public static int Stamp => (Tables * 1000) + TextAnalyzer.Version;

    /// <summary>Titles count ten times, keywords six times a body.</summary>
    public const string Rank = "-bm25(terms, 10.0, 6.0, 1.0)";

    /// <summary>Row numbers are never used again (AUTOINCREMENT), so the largest one tells how often rows were rewritten.</summary>
    public const string Create = """
        CREATE TABLE documents (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            number TEXT NOT NULL,
            language TEXT NOT NULL,
            fingerprint TEXT NOT NULL,
            meta TEXT NOT NULL,
            body TEXT NOT NULL,
            UNIQUE (number, language));
        CREATE VIRTUAL TABLE terms USING fts5(
            title, keywords, body,
            content='', contentless_delete=1,
            tokenize="unicode61 remove_diacritics 2",
            prefix='1 2');
        """;
}
