namespace GoAdvisor.Web.Hosting.Identity;

/// <summary>A password must be long and not a common one. Digits and signs are not required.</summary>
public static class PasswordRules
{
    public const int Shortest = 12;
    public const int Longest = 256;

    private const int ShortestNamePart = 4;

    /// <param name="email">Must not appear in the password, nor any part of it.</param>
    public static string? Problem(string? password, string email, string name)
    {
        if (string.IsNullOrEmpty(password))
            return $"Choose a password of at least {Shortest} characters.";
        var length = new StringInfo(password).LengthInTextElements;
        if (length < Shortest)
            return $"The password has {length} characters; use at least {Shortest}. Four words that have nothing to do with each other will do.";
        if (password.Length > Longest)
            return $"The password has {password.Length} characters; use at most {Longest}.";
        if (Parts(email).Concat(Parts(name)).Append("goadvisor").FirstOrDefault(part => CommonPasswords.Contains(password, part)) is { } known)
            return $"The password has “{known}” in it, which is part of your name, your address or this product. Use other words.";
        return CommonPasswords.IsCommon(password)
            ? "This is among the passwords that are tried first. Use words that have nothing to do with each other."
            : null;
    }

    private static IEnumerable<string> Parts(string text) => text
        .Split(['@', '.', '-', '_', '+', ' '], StringSplitOptions.RemoveEmptyEntries)
        .Where(part => part.Length >= ShortestNamePart)
        .Select(part => part.ToLowerInvariant());
}

/// <summary>
/// Recognises passwords that attackers try first. Long ones are composed of a few known pieces, so the composition is recognised instead
/// of listing results: words and keyboard runs, in any case or with signs for letters, repeated, and padded with digits.
/// </summary>
internal static class CommonPasswords
{
    private const int MostWords = 2;
    private const int LongestFiller = 6;
    private const int ShortestRun = 3;

    private static readonly string[] Words =
    [
        "password", "passwort", "passphrase", "passcode", "pass", "secret", "geheim", "login", "signin", "access", "admin", "administrator",
        "root", "user", "guest", "test", "testing", "demo", "default", "system", "server", "change", "changeme", "changeit", "please",
        "welcome", "willkommen", "hello", "hallo", "letmein", "enter", "open", "opensesame", "trustno", "whatever", "nothing", "something",
        "iloveyou", "ilove", "love", "you", "lover", "baby", "angel", "princess", "prince", "sunshine", "flower", "butterfly", "chocolate",
        "football", "baseball", "basketball", "soccer", "hockey", "tennis", "golf", "monkey", "dragon", "tiger", "lion", "eagle", "dolphin",
        "shadow", "master", "superman", "batman", "spiderman", "pokemon", "starwars", "matrix", "michael", "jordan", "daniel", "thomas",
        "charlie", "andrew", "joshua", "jessica", "ashley", "nicole", "michelle", "hannah", "maggie", "buster", "ginger", "pepper", "summer",
        "winter", "spring", "autumn", "january", "february", "march", "april", "june", "july", "august", "september", "october", "november",
        "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "computer", "internet", "samsung", "google",
        "microsoft", "apple", "linux", "windows", "android", "company", "office", "work", "money", "freedom", "forever", "killer", "hunter",
        "ranger", "soldier", "mustang", "ferrari", "porsche", "mercedes", "corvette", "harley", "london", "berlin", "paris", "america",
        "qwerty", "qwertz", "azerty", "qazwsx", "zaqwsx", "asdf", "zxcv", "abc", "abcd", "aaa", "xxx", "my", "the", "this", "is", "a", "in", "and",
        "database", "developer", "java", "rust", "node", "golang", "backend",
    ];

    private static readonly HashSet<string> Known = [.. Words];

    private static readonly string[] Runs =
    [
        "abcdefghijklmnopqrstuvwxyz", "01234567890123456789", "qwertyuiopasdfghjklzxcvbnm", "qwertzuiopasdfghjklyxcvbnm", "azertyuiopqsdfghjklmwxcvbn",
        "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p", "qazwsxedcrfvtgbyhnujmikolp", "1q2w3e4r5t6y7u8i9o0p", "!@#$%^&*()",
    ];

    private static readonly string[] AllRuns = [.. Runs, .. Runs.Select(run => new string([.. run.Reverse()]))];

    public static bool IsCommon(string password) => Readings(password).Any(reading => IsMadeOfKnownPieces(password.ToLowerInvariant(), reading));

    public static bool Contains(string password, string word) =>
        Readings(password).Any(reading => reading.Contains(word, StringComparison.Ordinal));

    /// <summary>In lower case, and with the usual signs read as letters.</summary>
    private static IEnumerable<string> Readings(string password)
    {
        var small = password.ToLowerInvariant();
        yield return small;
        yield return new string([.. small.Select(letter => letter switch
        {
            '0' => 'o', '1' or '!' or '|' => 'i', '3' => 'e', '4' or '@' => 'a', '5' or '$' => 's', '7' => 't', '8' => 'b', _ => letter,
        })]);
        yield return new string([.. small.Select(letter => letter switch
        {
            '0' => 'o', '1' => 'l', '3' => 'e', '4' or '@' => 'a', '5' or '$' => 's', '7' => 't', _ => letter,
        })]);
    }

    /// <param name="typed">In lower case; digits are digits here.</param>
    /// <param name="text">The same with signs read as letters, position by position.</param>
    private static bool IsMadeOfKnownPieces(string typed, string text)
    {
        if (Period(text) <= 6)
            return true;
        // The fewest distinct words that compose everything up to a position; other pieces cost nothing.
        var made = new HashSet<string>?[text.Length + 1];
        made[0] = [];
        for (var start = 0; start < text.Length; start++)
        {
            if (made[start] is not { } sofar)
                continue;
            for (var end = start + 1; end <= text.Length; end++)
            {
                var piece = text[start..end];
                var isFiller = IsFiller(typed[start..end]);
                if (!isFiller && !Known.Contains(piece))
                    continue;
                HashSet<string> words = isFiller ? sofar : [.. sofar, piece];
                if (words.Count <= MostWords + 1 && (made[end] is not { } other || words.Count < other.Count))
                    made[end] = words;
            }
        }
        return made[text.Length] is not null;
    }

    /// <summary>Fillers around words: keyboard runs, one repeated character, a few digits or signs.</summary>
    private static bool IsFiller(string piece) =>
        (piece.Length >= ShortestRun && (piece.Distinct().Count() == 1 || AllRuns.Any(run => run.Contains(piece, StringComparison.Ordinal))))
        || (piece.Length <= LongestFiller && !piece.Any(char.IsLetter));

    /// <summary>The length of the shortest prefix whose repetition is the whole.</summary>
    private static int Period(string text)
    {
        var length = 1;
        while (!Enumerable.Range(length, Math.Max(0, text.Length - length)).All(i => text[i] == text[i - length]))
            length++;
        return length;
    }
}
