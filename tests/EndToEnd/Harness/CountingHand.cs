using Microsoft.Playwright;

namespace EndToEnd.Harness;

/// <summary>A hand that counts what it does (reference §5.2): each click, chord, Enter or number key is one action; so is a phrase that chooses something. Letters of what has to be written anyway are counted apart.</summary>
public sealed class CountingHand(IPage page)
{
    private readonly List<string> _done = [];

    /// <summary>Actions so far.</summary>
    public int Actions => _done.Count;

    /// <summary>Letters typed that no program could know.</summary>
    public int Letters { get; private set; }

    /// <summary>What was done, for the message of a test.</summary>
    public string Story => string.Join(" · ", _done);

    /// <summary>One key or chord.</summary>
    public Task PressAsync(string keys)
    {
        _done.Add(keys);
        return page.Keyboard.PressAsync(keys);
    }

    /// <summary>A phrase that finds something, where the focus is.</summary>
    public Task PhraseAsync(string phrase)
    {
        _done.Add($"“{phrase}”");
        return page.Keyboard.InsertTextAsync(phrase);
    }

    /// <summary>What the customer dictates, where the focus is: letters, not actions.</summary>
    public Task WriteAsync(string text)
    {
        Letters += text.Length;
        return page.Keyboard.InsertTextAsync(text);
    }
}
