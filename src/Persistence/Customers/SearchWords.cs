using Crm.Domain.Customers;
using Microsoft.EntityFrameworkCore;

namespace Persistence.Customers;

/// <summary>Where inside a name or an address somebody may begin to type. The beginning itself needs no word: its column has an index.</summary>
/// <remarks>
/// A word is the text from such a place on. "建国" finds 周建国, "阳光花园" finds 人民路3号阳光花园8栋, on every provider by the same range of one B-tree,
/// and a common word costs no more than a rare one, because the range is read in its order and only as far as the list shows.
/// </remarks>
internal static class SearchWords
{
    /// <summary>Letters of a word that are kept; what was typed beyond them is compared with the text itself.</summary>
    public const int Longest = 20;

    /// <summary>Fewer letters than these are inside too many names.</summary>
    public const int Least = 2;

    // A hostile text does not fill the table.
    private const int MostOfAText = 24;

    // What every address has parts nothing.
    private const string Counters = "号栋幢座楼室层户弄巷单路街道";

    /// <summary>The words of a name.</summary>
    public static HashSet<string> OfName(string name) => Of(name, isAddress: false);

    /// <summary>The words of an address: of its street from the beginning, of its detail from inside.</summary>
    public static HashSet<string> OfAddress(CustomerAddress address)
    {
        var words = Of(address.Detail, isAddress: true);
        if (address.Street is not { Length: >= Least } street || words.Count >= MostOfAText) return words;
        words.Add(Cut(street));
        words.UnionWith(Of(street, isAddress: true).Take(MostOfAText - words.Count));
        return words;
    }

    /// <summary>As much of a typed text as words have.</summary>
    public static string Cut(string text) => text.Length <= Longest ? text : text[..Longest];

    /// <summary>Brings the words in line with what the context is about to save; call it inside the save's transaction.</summary>
    public static async Task FollowAsync(AppDb db, CancellationToken ct)
    {
        List<CustomerWordRow> names = [];
        List<AddressWordRow> places = [];
        foreach (var entry in db.ChangeTracker.Entries<Customer>().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList())
        {
            var before = entry.State == EntityState.Added ? [] : OfName(entry.OriginalValues.GetValue<string>(nameof(Customer.Name)));
            var after = entry.State == EntityState.Deleted ? [] : OfName(entry.CurrentValues.GetValue<string>(nameof(Customer.Name)));
            var id = entry.Entity.Id;
            if (before.Except(after, StringComparer.Ordinal).ToList() is { Count: > 0 } gone)
                await db.CustomerWords.Where(w => w.CustomerId == id && gone.Contains(w.Word)).ExecuteDeleteAsync(ct);
            // An earlier version's customer may have no words yet: those are filled in at the start, see SearchColumns.
            names.AddRange(after.Except(before, StringComparer.Ordinal).Select(w => new CustomerWordRow { Word = w, CustomerId = id }));
        }

        foreach (var entry in db.ChangeTracker.Entries<CustomerAddress>().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList())
        {
            var before = entry.State == EntityState.Added ? [] : OfAddress((CustomerAddress)entry.OriginalValues.ToObject());
            var after = entry.State == EntityState.Deleted ? [] : OfAddress((CustomerAddress)entry.CurrentValues.ToObject());
            var id = entry.Entity.Id;
            if (before.Except(after, StringComparer.Ordinal).ToList() is { Count: > 0 } gone)
                await db.AddressWords.Where(w => w.AddressId == id && gone.Contains(w.Word)).ExecuteDeleteAsync(ct);
            places.AddRange(after.Except(before, StringComparer.Ordinal).Select(w => new AddressWordRow { Word = w, AddressId = id }));
        }

        await ManyRows.AddAsync(db, names, ct);
        await ManyRows.AddAsync(db, places, ct);
    }

    private static HashSet<string> Of(string text, bool isAddress)
    {
        HashSet<string> words = new(StringComparer.Ordinal);
        for (var at = 1; at <= text.Length - Least && words.Count < MostOfAText; at++)
        {
            if (Begins(text, at, isAddress)) words.Add(Cut(text[at..]));
        }

        return words;
    }

    private static bool Begins(string text, int at, bool isAddress)
    {
        var (letter, before) = (text[at], text[at - 1]);
        if (!IsHan(letter)) return char.IsAsciiLetter(letter) && !char.IsAsciiLetterOrDigit(before);
        // In an address a lone 号 or 单元 between figures is no word, nor is the last character of one.
        return !isAddress || (IsHan(text[at + 1]) && !Counters.Contains(letter, StringComparison.Ordinal));
    }

    private static bool IsHan(char letter) => letter is >= '\u3400' and <= '\u9FFF';
}
