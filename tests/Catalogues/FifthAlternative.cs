using System.Text;
using System.Text.Json.Nodes;
using GoAdvisor.Engine.Authoring.Tree;
using GoAdvisor.Engine.Catalogues;

namespace GoAdvisor.Tests;

/// <summary>The catalogue that the product ships with, and C# beside the others: as an admin would export, edit and import it.</summary>
public static class FifthAlternative
{
    public const string Id = "csharp";

    /// <summary>The whole catalogue as one file to import.</summary>
    public static byte[] File(Catalogue four)
    {
        var catalogue = Object(JsonNode.Parse(CatalogueFile.Write(four)));
        var more = Object(JsonNode.Parse(System.IO.File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "csharp.json"))));
        List(catalogue["alternatives"]).Add(more["alternative"]?.DeepClone());
        foreach (var rows in new[] { "criteria", "aspects" })
        {
            foreach (var (id, rating) in Object(more[rows]))
            {
                var named = new JsonObject { ["alternative"] = Id };
                foreach (var (name, value) in Object(rating))
                    named.Add(name, value?.DeepClone());
                List(Item(catalogue[rows], id)["ratings"]).Add((JsonNode)named);
            }
        }
        List(catalogue["criteria"]).Add(more["criterion"]?.DeepClone());
        foreach (var (id, effects) in Object(more["effects"]))
        {
            foreach (var effect in List(effects))
                List(Item(catalogue["constraints"], id)["effects"]).Add(effect?.DeepClone());
        }
        List(Item(catalogue["questions"], "approved-alternatives")["options"]).Add(more["approvedOption"]?.DeepClone());
        foreach (var (path, strength) in Object(more["strengths"]))
            List(Item(Item(catalogue["questions"], path.Split('/')[0])["options"], path.Split('/')[1])["strengths"]).Add(strength?.DeepClone());
        return Encoding.UTF8.GetBytes(catalogue.ToJsonString());
    }

    private static JsonObject Item(JsonNode? list, string id) => Object(List(list).Single(item => item?["id"]?.GetValue<string>() == id));

    private static JsonObject Object(JsonNode? node) => node as JsonObject ?? throw new InvalidDataException("An object is missing in csharp.json.");

    private static JsonArray List(JsonNode? node) => node as JsonArray ?? throw new InvalidDataException("A list is missing in csharp.json.");
}
