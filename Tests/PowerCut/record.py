"""Reads what the recorder has written down, and keeps the state of a disk along the way."""
import collections
import struct

Change = collections.namedtuple("Change", "letter path number data")
SECTOR = 512


def changes(path):
    """Every change in the record, in order."""
    with open(path, "rb") as file:
        record = file.read()
    place = 0
    while place < len(record):
        letter = chr(record[place])
        path_length, number, length = struct.unpack_from("<IQQ", record, place + 1)
        place += 21
        name = record[place:place + path_length].decode()
        place += path_length
        yield Change(letter, name, number, record[place:place + length])
        place += length


class Inode:
    """A file's content as last synced, and what was done to it since."""

    def __init__(self):
        self.synced = bytearray()
        self.pending = []

    def sync(self):
        for change in self.pending:
            apply(self.synced, change)
        self.pending = []

    def fail(self, chance):
        """A failed sync: some of the writes are gone for good and are never tried again."""
        self.pending = [c for c in self.pending if c.letter != "W" or chance.random() < 0.5]

    def cut(self, chance):
        """The content after a power cut: of what was not synced, any part, torn at sectors."""
        content = bytearray(self.synced)
        for change in self.pending:
            fate = chance.random()
            if fate < 0.35:
                apply(content, change)
            elif fate < 0.7 and change.letter == "W":
                for start in range(0, len(change.data), SECTOR):
                    if chance.random() < 0.5:
                        piece = change.data[start:start + SECTOR]
                        apply(content, Change("W", "", change.number + start, piece))
        return content


def apply(content, change):
    if change.letter == "R":
        del content[change.number:]
        content.extend(bytes(change.number - len(content)))
    else:
        end = change.number + len(change.data)
        content.extend(bytes(max(0, change.number - len(content))))
        content[change.number:end] = change.data


class Disk:
    """The names and files of a directory: what programs see, and what a power cut would leave.

    A name lasts once its directory has been synced; before that, names come to the disk in the
    order in which they were made, as a file system's own journal keeps them."""

    def __init__(self):
        self.seen = {}
        self.durable = {}
        self.unsynced_names = []
        self.acknowledged = 0

    def take(self, change, chance):
        inode = self.seen.get(change.path)
        if change.letter == "A":
            self.acknowledged = int(change.data)
        elif change.letter in "CUN":
            self.name(self.seen, change)
            self.unsynced_names.append((change, self.seen.get(change.path)))
        elif change.letter == "D":
            for name, made in self.unsynced_names:
                self.name(self.durable, name, made)
            self.unsynced_names = []
        elif inode and change.letter == "S":
            inode.sync()
        elif inode and change.letter == "F":
            inode.fail(chance)
        elif inode:
            inode.pending.append(change)

    @staticmethod
    def name(names, change, made=None):
        if change.letter == "C":
            names[change.path] = made or Inode()
        elif change.path in names:
            inode = names.pop(change.path)
            if change.letter == "N":
                names[change.data.decode()] = inode

    def cut(self, chance):
        """Each file's content after a power cut at this moment, by its path."""
        names = dict(self.durable)
        for name, made in self.unsynced_names[:chance.randint(0, len(self.unsynced_names))]:
            self.name(names, name, made)
        return {path: inode.cut(chance) for path, inode in names.items()}
