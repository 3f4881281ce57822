using System.Globalization;
using System.Text.Json;
using KnowledgeBase.Analysis;
using KnowledgeBase.Rendering;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace KnowledgeBase.Index;

/// <summary>One SQLite FTS5 file. Readers work at the same time as one writer (WAL); every fault of the file is an <see cref="IndexFaultException"/>.</summary>
internal sealed class IndexFile : IDisposable
{
    private readonly string connectionString;

    private IndexFile(string path) => connectionString = new SqliteConnectionStringBuilder
    {
        DataSource = path,
        Mode = SqliteOpenMode.ReadWriteCreate,
        DefaultTimeout = 5,
    }.ToString();

    /// <summary>Opens a complete file of the right shape, whose pages hang together; anything else is a fault.</summary>
    public static IndexFile Open(string path) => Guarded(() =>
    {
        if (!File.Exists(path)) throw new IndexFaultException("Missing");
        var file = new IndexFile(path);
        try
        {
            using var connection = file.Connect();
            if (Scalar(connection, "PRAGMA user_version") != IndexSchema.Stamp.ToString(CultureInfo.InvariantCulture)) throw new IndexFaultException("OtherVersion");
            if (Scalar(connection, "PRAGMA quick_check(1)") != "ok") throw new IndexFaultException("Damaged");
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    });

    /// <summary>Makes an empty file, in the place of whatever was there. It counts as complete only after <see cref="Seal"/>.</summary>
    public static IndexFile Create(string path) => Guarded(() =>
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } directory) Directory.CreateDirectory(directory);
        var file = new IndexFile(path);
        // A pooled connection would go on with the file that is deleted here.
        file.Dispose();
        foreach (var suffix in (ReadOnlySpan<string>)["", "-wal", "-shm", "-journal"]) File.Delete(path + suffix);
        using var connection = file.Connect();
        Execute(connection, "PRAGMA journal_mode = WAL");
        Execute(connection, IndexSchema.Create);
        return file;
    });

    /// <summary>Marks the file as complete.</summary>
    public void Seal() => Guarded(() =>
    {
        using var connection = Connect();
        Execute(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {IndexSchema.Stamp}"));
        return true;
    });

    /// <summary>All entries without their bodies.</summary>
    public List<CatalogueEntry> Load() => Guarded(() =>
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT id, fingerprint, meta FROM documents";
        using var reader = command.ExecuteReader();
        List<CatalogueEntry> entries = [];
        while (reader.Read())
        {
            var document = JsonSerializer.Deserialize<KnowledgeDocument>(reader.GetString(2)) ?? throw new IndexFaultException("Damaged");
            entries.Add(new CatalogueEntry(reader.GetInt64(0), reader.GetString(1), document));
        }

        return entries;
    });

    /// <summary>Removes rows and writes documents in one transaction; gives the entries of what was written.</summary>
    public List<CatalogueEntry> Write(IEnumerable<long> remove, IEnumerable<(KnowledgeDocument Document, string Fingerprint)> add, CancellationToken ct) => Guarded(() =>
    {
        using var connection = Connect();
        // Safe against a killed process; after a power cut the next start brings the file in step with the source.
        Execute(connection, "PRAGMA synchronous = NORMAL");
        using var transaction = connection.BeginTransaction();
        using var delete = Command(connection, "DELETE FROM terms WHERE rowid = $id; DELETE FROM documents WHERE id = $id", "$id");
        foreach (var id in remove)
        {
            delete.Parameters[0].Value = id;
            delete.ExecuteNonQuery();
        }

        using var insert = Command(
            connection,
            "INSERT INTO documents (number, language, fingerprint, meta, body) VALUES ($n, $l, $f, $m, $b) RETURNING id",
            "$n", "$l", "$f", "$m", "$b");
        using var index = Command(connection, "INSERT INTO terms (rowid, title, keywords, body) VALUES ($i, $t, $k, $b)", "$i", "$t", "$k", "$b");
        List<CatalogueEntry> entries = [];
        foreach (var (document, fingerprint) in add)
        {
            ct.ThrowIfCancellationRequested();
            entries.Add(Insert(insert, index, document, fingerprint));
        }

        transaction.Commit();
        return entries;
    }, ct);

    /// <summary>For each expression every document that satisfies it, with the weight of its words (larger is better); all from one state of the file.</summary>
    public List<List<(long RowId, double Weight)>> Match(IEnumerable<string> expressions, CancellationToken ct) => Guarded(() =>
    {
        using var connection = Connect();
        using var interruption = ct.Register(static handle => raw.sqlite3_interrupt((sqlite3)handle!), connection.Handle);
        using var transaction = connection.BeginTransaction(deferred: true);
        using var command = Command(connection, $"SELECT rowid, {IndexSchema.Rank} FROM terms WHERE terms MATCH $q", "$q");
        List<List<(long, double)>> all = [];
        foreach (var expression in expressions)
        {
            ct.ThrowIfCancellationRequested();
            command.Parameters[0].Value = expression;
            using var reader = command.ExecuteReader();
            List<(long, double)> matches = [];
            while (reader.Read()) matches.Add((reader.GetInt64(0), reader.GetDouble(1)));
            all.Add(matches);
        }

        return all;
    }, ct);

    /// <summary>The plain bodies of some rows; a row that is gone by now is left out.</summary>
    public Dictionary<long, string> Bodies(IEnumerable<long> rows) => Guarded(() =>
    {
        using var connection = Connect();
        using var command = Command(connection, "SELECT body FROM documents WHERE id = $i", "$i");
        Dictionary<long, string> bodies = [];
        foreach (var row in rows)
        {
            command.Parameters[0].Value = row;
            if (command.ExecuteScalar() is string body) bodies[row] = body;
        }

        return bodies;
    });

    /// <summary>Closes every pooled connection, so that the file can be replaced.</summary>
    public void Dispose()
    {
        using var connection = new SqliteConnection(connectionString);
        SqliteConnection.ClearPool(connection);
    }

    private static CatalogueEntry Insert(SqliteCommand insert, SqliteCommand index, KnowledgeDocument document, string fingerprint)
    {
        var plain = MarkdownText.Plain(document.Body);
        Set(insert, document.Number, document.Language, fingerprint, JsonSerializer.Serialize(document with { Body = "" }), plain);
        var id = (long)insert.ExecuteScalar()!;
        var keywords = string.Join(" ; ", [.. document.Keywords, .. document.FaultCodes, .. document.FaultCodes.Select(TextAnalyzer.FaultCode), .. document.Models, .. document.Symptoms, document.Number]);
        Set(index, id, TextAnalyzer.Tokens(document.Title), TextAnalyzer.Tokens(keywords), TextAnalyzer.Tokens(plain));
        index.ExecuteNonQuery();
        return new CatalogueEntry(id, fingerprint, document);
    }

    private static void Set(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
    }

    private static SqliteCommand Command(SqliteConnection connection, string text, params ReadOnlySpan<string> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        foreach (var parameter in parameters) command.Parameters.AddWithValue(parameter, DBNull.Value);
        return command;
    }

    private static string? Scalar(SqliteConnection connection, string text)
    {
        using var command = Command(connection, text);
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static void Execute(SqliteConnection connection, string text)
    {
        using var command = Command(connection, text);
        command.ExecuteNonQuery();
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static T Guarded<T>(Func<T> work, CancellationToken ct = default)
    {
        try
        {
            return work();
        }
        catch (SqliteException e) when (e.SqliteErrorCode == raw.SQLITE_INTERRUPT)
        {
            throw new OperationCanceledException("The search was given up.", e, ct);
        }
        catch (SqliteException e)
        {
            throw new IndexFaultException(string.Create(CultureInfo.InvariantCulture, $"Sqlite{e.SqliteErrorCode}"), e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or InvalidCastException)
        {
            throw new IndexFaultException(e.GetType().Name, e);
        }
    }
}
