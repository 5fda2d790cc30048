namespace GoAdvisor.Benchmarks.Circuits;

/// <summary>An input of the page that the server listens to.</summary>
internal sealed record Input(string Id, string Type, string Group, bool IsChecked, int Component, ulong ChangeHandler);

/// <summary>
/// What the browser's document would be, without the text: render batches name their places only by position, so that finding an
/// input's event handler takes the whole tree.
/// </summary>
internal sealed class RenderTree
{
    private readonly Dictionary<int, Node> components = [];

    public IEnumerable<Input> Inputs => components.SelectMany(component => InputsBelow(component.Value, component.Key));

    public void Apply(RenderBatch batch)
    {
        for (var diff = 0; diff < batch.Diffs; diff++)
            Apply(batch, diff, Component(batch.ComponentOf(diff)));
        for (var i = 0; i < batch.DisposedComponents; i++)
            components.Remove(batch.DisposedComponent(i));
    }

    private static IEnumerable<Input> InputsBelow(Node node, int component)
    {
        foreach (var child in node.Children.Where(child => !child.IsComponent))
        {
            if (child.Name == "input" && child.Handlers.TryGetValue("onchange", out var handler))
            {
                yield return new Input(
                    child.Attributes.GetValueOrDefault("id") ?? "", child.Attributes.GetValueOrDefault("type") ?? "",
                    child.Attributes.GetValueOrDefault("name") ?? "", child.Attributes.GetValueOrDefault("checked") is not null, component, handler);
            }
            foreach (var input in InputsBelow(child, component))
                yield return input;
        }
    }

    private void Apply(RenderBatch batch, int diff, Node component)
    {
        var path = new Stack<Node>();
        var moves = new List<Edit>();
        var node = component;
        for (var i = 0; i < batch.EditsOf(diff); i++)
        {
            var edit = batch.EditOf(diff, i);
            switch (edit.Kind)
            {
                case EditKind.Prepend:
                    Insert(batch, edit.Frame, node, edit.Sibling);
                    break;
                case EditKind.Remove:
                    node.Children.RemoveAt(edit.Sibling);
                    break;
                case EditKind.SetAttribute:
                    SetAttribute(batch, edit.Frame, node.Children[edit.Sibling]);
                    break;
                case EditKind.RemoveAttribute when edit.Name is { } name:
                    node.Children[edit.Sibling].Attributes.Remove(name);
                    node.Children[edit.Sibling].Handlers.Remove(name);
                    break;
                case EditKind.StepIn:
                    path.Push(node);
                    node = node.Children[edit.Sibling];
                    break;
                case EditKind.StepOut:
                    node = path.Pop();
                    break;
                case EditKind.MoveEntry:
                    moves.Add(edit);
                    break;
                case EditKind.MoveEnd:
                    Move(node, moves);
                    moves.Clear();
                    break;
                case EditKind.UpdateText or EditKind.UpdateMarkup:
                    break;
                default:
                    throw new MeasurementException($"A render batch has an edit of the unknown kind {edit.Kind}.");
            }
        }
    }

    /// <returns>How many children were inserted: a region stands for its content, and some frames are no content.</returns>
    private int Insert(RenderBatch batch, int frame, Node parent, int at)
    {
        switch (batch.KindOf(frame))
        {
            case FrameKind.Element:
                var element = new Node { Name = batch.ElementName(frame) };
                parent.Children.Insert(at, element);
                InsertAll(batch, frame, element, 0);
                return 1;
            case FrameKind.Component:
                parent.Children.Insert(at, Component(batch.ComponentIn(frame)));
                return 1;
            case FrameKind.Region:
                return InsertAll(batch, frame, parent, at);
            case FrameKind.Text or FrameKind.Markup:
                parent.Children.Insert(at, new Node());
                return 1;
            case FrameKind.Attribute:
                SetAttribute(batch, frame, parent);
                return 0;
            default:
                return 0;
        }
    }

    private int InsertAll(RenderBatch batch, int frame, Node parent, int at)
    {
        var inserted = 0;
        for (var child = frame + 1; child < frame + batch.LengthOf(frame); child += batch.LengthOf(child))
            inserted += Insert(batch, child, parent, at + inserted);
        return inserted;
    }

    private Node Component(int id) => components.TryGetValue(id, out var known) ? known : components[id] = new Node { IsComponent = true };

    private static void SetAttribute(RenderBatch batch, int frame, Node node)
    {
        var (name, value, handler) = batch.Attribute(frame);
        if (handler != 0)
            node.Handlers[name] = handler;
        else
            node.Attributes[name] = value;
    }

    private static void Move(Node node, List<Edit> moves)
    {
        var before = node.Children.ToArray();
        foreach (var move in moves)
            node.Children[move.Frame] = before[move.Sibling];
    }

    private sealed class Node
    {
        public bool IsComponent { get; init; }

        public string Name { get; init; } = "";

        public List<Node> Children { get; } = [];

        public Dictionary<string, string?> Attributes { get; } = [];

        public Dictionary<string, ulong> Handlers { get; } = [];
    }
}
