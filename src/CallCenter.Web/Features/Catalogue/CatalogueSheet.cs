using System.Collections.Immutable;
using Crm.Domain;
using Crm.Domain.Administration;
using Crm.Domain.Catalogue;
using Persistence;
using Persistence.Catalogue;

namespace CallCenter.Web.Features.Catalogue;

/// <summary>A table of the catalogue by its fields. Which row a pasted line means, its key fields say; a dated row also by its first day.</summary>
/// <param name="name">Name in addresses.</param>
/// <param name="blank">A new row.</param>
/// <param name="check">The rules that need the row alone.</param>
/// <param name="identity">What makes two rows the same to people.</param>
/// <param name="fields">The fields.</param>
internal sealed class CatalogueSheet<T>(
    string name, Func<CatalogueBook, T> blank, Func<T, ImmutableArray<Refusal>> check, Func<T, string> identity, IReadOnlyList<SheetFieldOf<T>> fields) : ICatalogueSheet
    where T : class, ICatalogueRow
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public IReadOnlyList<SheetField> Fields => fields;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SheetRow>> RowsAsync(CatalogueStore store, CatalogueBook book, CancellationToken ct) =>
        [.. (await store.ListAsync<T>(ct)).Select(r => Row(r, book))];

    /// <inheritdoc/>
    public SheetRow Blank(CatalogueBook book) => Row(blank(book), book);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Refusal>> CheckAsync(CatalogueStore store, CatalogueBook book, string? key, IReadOnlyDictionary<string, string> texts, CancellationToken ct)
    {
        var old = key is null ? null : await FindAsync(store, key, ct);
        if (key is not null && old is null) return [Refusal.Of(Refusal.NotFound, ("field", name), ("value", key))];
        var (draft, problems) = Written(old ?? blank(book), old is null, book, texts);
        return [.. problems, .. problems.Count > 0 ? [] : check(draft)];
    }

    /// <inheritdoc/>
    public async Task<SaveResult<SheetRow>> SaveAsync(CatalogueStore store, CatalogueBook book, string? key, int? version, IReadOnlyDictionary<string, string> texts, Actor actor, CancellationToken ct)
    {
        var old = key is null ? null : await FindAsync(store, key, ct);
        if (key is not null && old is null) return Refusal.Of(Refusal.NotFound, ("field", name), ("value", key));
        var (draft, problems) = Written(old ?? blank(book), old is null, book, texts);
        return problems is [var wrong, ..] ? wrong : await StoreAsync(store, book, draft, version, actor, ct);
    }

    /// <inheritdoc/>
    public async Task<SaveResult<SheetRow>> DeleteAsync(CatalogueStore store, CatalogueBook book, string key, int version, Actor actor, CancellationToken ct) => await store.DeleteAsync<T>(key, version, actor, ct) switch
    {
        SaveResult<T>.Saved saved => Row(saved.Value, book),
        SaveResult<T>.Refused refused => refused.Refusal,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SheetImportLine>> PreviewAsync(CatalogueStore store, CatalogueBook book, string text, CancellationToken ct) =>
        [.. (await ReadAsync(store, book, text, ct)).Select(l => new SheetImportLine(l.Number, l.Text, l.Version is null, l.Problem))];

    /// <inheritdoc/>
    public async Task<SaveResult<int>> ImportAsync(CatalogueStore store, CatalogueBook book, string text, Actor actor, CancellationToken ct)
    {
        var lines = await ReadAsync(store, book, text, ct);
        if (lines.FirstOrDefault(l => l.Problem is not null).Problem is { } wrong) return wrong;
        return await store.ImportAsync<T>([.. lines.Select(l => (l.Draft!, l.Version))], actor, ct);
    }

    private async Task<SaveResult<SheetRow>> StoreAsync(CatalogueStore store, CatalogueBook book, T draft, int? version, Actor actor, CancellationToken ct) => await store.SaveAsync(draft, version, actor, ct) switch
    {
        SaveResult<T>.Saved saved => Row(saved.Value, book),
        SaveResult<T>.Refused refused => refused.Refusal,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static async Task<T?> FindAsync(CatalogueStore store, string key, CancellationToken ct) => (await store.ListAsync<T>(ct)).FirstOrDefault(r => r.Key == key);

    private SheetRow Row(T row, CatalogueBook book) => new(row.Key, row.Version, [.. fields.Select(f => f.Read(row, book))]);

    private (T Draft, List<Refusal> Problems) Written(T row, bool isNew, CatalogueBook book, IReadOnlyDictionary<string, string> texts)
    {
        List<Refusal> problems = [];
        foreach (var field in fields)
        {
            if (!texts.TryGetValue(field.Name, out var text) || (field.IsFixed && !isNew)) continue;
            if (field.Write(row, text.Trim(), book) is { } next) row = next;
            else problems.Add(FieldRules.Wrong(field.Name, text, Allowed(field.Kind)));
        }

        return (row, problems);
    }

    private static string Allowed(SheetFieldKind kind) => kind switch
    {
        SheetFieldKind.Number => "whole-number",
        SheetFieldKind.Money => "amount",
        SheetFieldKind.Day => "date",
        SheetFieldKind.Flag => "flag",
        _ => "one-that-exists",
    };

    private async Task<List<(int Number, string Text, T? Draft, int? Version, Refusal? Problem)>> ReadAsync(CatalogueStore store, CatalogueBook book, string text, CancellationToken ct)
    {
        List<(int, string, T?, int?, Refusal?)> lines = [];
        var stored = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var row in await store.ListAsync<T>(ct)) stored[identity(row)] = row;
        ImmutableArray<string>? heading = null;
        var number = 0;
        foreach (var raw in text.Split('\n'))
        {
            number++;
            var line = raw.Trim('\r', ' ', '\uFEFF');
            if (line.Length == 0 || line[0] == '#') continue;
            var cells = CodeImport.Fields(line);
            if (heading is null)
            {
                heading = cells;
                if (cells.FirstOrDefault(c => !fields.Any(f => f.Name == c)) is { } unknown) return [(number, line, null, null, FieldRules.IsUnknown("heading", unknown))];
                continue;
            }

            if (lines.Count >= CatalogueStore.MostImported)
            {
                lines.Add((number, line, null, null, FieldRules.Range("lines", lines.Count + 1, 1, CatalogueStore.MostImported)));
                break;
            }

            var texts = heading.Value.Zip(cells).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal);
            var (draft, problems) = Written(blank(book), true, book, texts);
            var old = stored.GetValueOrDefault(identity(draft));
            if (old is not null) (draft, problems) = Written(old, false, book, texts);
            lines.Add((number, identity(draft), draft, old?.Version, cells.Length > heading.Value.Length ? FieldRules.Range("lines", cells.Length, 1, heading.Value.Length) : problems.Concat(check(draft)).FirstOrDefault()));
        }

        return lines;
    }
}
